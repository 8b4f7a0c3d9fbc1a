// Who may know whom (ARCHITECTURE.md). A broken arrow fails `npm run check:arrows`.
const tests = '\\.test\\.ts$|/examples/|/test/';

module.exports = {
  forbidden: [
    {
      name: 'simulators-know-the-host-only',
      comment:
        'A simulator is usable alone: it imports @kassensturz/host and libraries, no POS, no harness, no other simulator.',
      severity: 'error',
      from: { path: '^simulators/([^/]+)/', pathNot: tests },
      to: { path: '^(simulators|reference-pos|src|look)/', pathNot: ['^simulators/$1/', '^simulators/host/'] },
    },
    {
      name: 'the-pos-knows-no-simulator',
      comment:
        'The POS speaks to devices over the wire with its own encoders, so that one misreading cannot hide on both sides.',
      severity: 'error',
      from: { path: '^reference-pos/' },
      to: { path: '^(simulators|src)/', pathNot: '^simulators/host/' },
    },
    {
      name: 'a-pos-is-reached-through-its-adapter',
      comment: 'The harness knows the reference POS only in src/pos.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/pos/' },
      to: { path: '^reference-pos/' },
    },
    {
      name: 'steps-operate-through-salon-and-contract',
      comment: 'Steps never look inside a POS: they know the salon and the words of the contract, not the adapters.',
      severity: 'error',
      from: { path: '^src/steps/' },
      to: { path: '^src/pos/(?!contract|load-adapter)' },
    },
    {
      name: 'doors-only-in-the-host',
      comment: 'Sockets, files, serial ports and timers are reached through a host.',
      severity: 'error',
      from: {
        path: '^(simulators|reference-pos)/',
        pathNot: [
          '^simulators/host/',
          '^reference-pos/(bin|scripts|web/assets|web/browser|web/scripts|src/testing|src/storage/sqlite-program)',
          '^simulators/[^/]+/scripts/',
          '^simulators/receipt-printer/src/connections/.*tls',
          '^simulators/tse/src/mount',
          tests,
        ],
      },
      to: {
        dependencyTypes: ['core'],
        path: '^(node:)?(net|fs|fs/promises|dgram|timers|timers/promises|child_process)$',
      },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [tests, '\\.d\\.ts$', '(^|/)(bin|examples)/', '\\.config\\.', '\\.cjs$', '^src/steps/', '^features/'],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['kassensturz-source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
