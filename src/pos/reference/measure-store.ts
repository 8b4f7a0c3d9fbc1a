export { measureStore } from '@kassensturz/reference-pos/measure-store';
