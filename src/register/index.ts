export { loadRegister, registerDirectory } from './load-register.ts';
export { type RegisterFinding, type RegisterFindingCode, RegisterInvalid } from './register-invalid.ts';
export {
  type Bilingual,
  type ChapterId,
  chapters,
  type Fault,
  type Level,
  type Register,
  type Requirement,
  type Variant,
  variants,
} from './types.ts';
