import { canInstallPackages, installPackages } from '../debian.ts';
import { MountedStick } from '../salon/mounted-stick.ts';
import type { Variant } from '../salon/plan.ts';
import { PluggedModem } from '../salon/plugged-modem.ts';

interface Need {
  readonly packages: readonly string[];
  readonly missing: () => string | undefined;
  readonly variants: readonly Variant[];
  readonly without: string;
}

const needs: readonly Need[] = [
  {
    packages: ['socat'],
    missing: () => PluggedModem.missing(),
    variants: ['box', 'cube'],
    without: 'Scenarios with a modem',
  },
  {
    packages: ['python3', 'python3-fusepy', 'fuse3'],
    missing: () => MountedStick.missing(),
    variants: ['box'],
    without: 'Scenarios with a TSE stick',
  },
];

/**
 * What devices need under live physics beside a browser: installed on the spot where that is possible (root with
 * apt-get); else it is said, once and in advance, what is missing and which scenarios will be skipped for it.
 */
export function prepareLive(variants: readonly Variant[], say: (line: string) => void): void {
  const absent = needs.filter((need) => need.variants.some((one) => variants.includes(one)) && need.missing());
  if (absent.length > 0 && canInstallPackages()) {
    const packages = absent.flatMap((need) => need.packages);
    say(`Installing the Debian packages ${packages.join(', ')} …`);
    installPackages(packages);
  }
  for (const { missing, without } of absent) {
    const why = missing();
    if (why) say(`${without} will be skipped: ${why}.`);
  }
}
