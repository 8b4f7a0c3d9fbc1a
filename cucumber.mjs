// Plain `cucumber-js` in this repository: the box under simulated physics. `npx kassensturz test` runs all variants.
import './src/source-condition.js';
import { prepareSteps } from './src/run/run-features.ts';

export default {
  paths: ['features/**/*.feature'],
  import: [await prepareSteps()],
  worldParameters: { kassensturz: { variant: 'box', physics: 'simulated', seed: 1 } },
  order: 'random',
};
