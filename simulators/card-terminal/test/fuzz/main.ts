// npm run fuzz -w @kassensturz/card-terminal -- <inputs> <seed>; default 10,000,000 inputs.
import { SeededRandom } from '@kassensturz/host';
import { fuzzParsers } from './fuzz-parsers.ts';

const [inputs = '10000000', seed = '1'] = process.argv.slice(2);
const result = fuzzParsers(new SeededRandom(`fuzz/${seed}`), Number(inputs));
const megabytes = Math.round(process.memoryUsage().rss / 1024 / 1024);
process.stdout.write(
  `${result.inputs} inputs, no crash; most bytes waiting ${result.mostWaiting}, memory ${megabytes} MB\n`,
);
