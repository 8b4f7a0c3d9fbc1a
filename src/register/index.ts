export { loadRegister, registerDirectory } from './load-register.ts';
export { RegisterInvalid } from './register-invalid.ts';
export { type ChapterId, chapters, type Register, variants } from './types.ts';
