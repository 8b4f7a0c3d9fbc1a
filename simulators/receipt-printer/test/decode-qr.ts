import { execFileSync } from 'node:child_process';

/** Is zbarimg (Debian: zbar-tools) on this machine? */
export function hasZbarimg(): boolean {
  try {
    execFileSync('zbarimg', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** What zbarimg reads in a PNG, one entry for each symbol: `TYPE:data`. */
export function readSymbols(png: Uint8Array): readonly string[] {
  const output = execFileSync('zbarimg', ['--quiet', '-'], { input: png, stdio: ['pipe', 'pipe', 'ignore'] });
  return output.toString('utf8').trim().split('\n');
}
