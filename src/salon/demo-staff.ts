/** Who works in the demo salon and how they sign in (demo only; the same people stand in every salon plan). */
export const demoStaff = {
  petra: { name: 'Petra Beispiel', pin: '739104' },
  mehmet: { name: 'Mehmet Muster', pin: '551827' },
  lena: { name: 'Lena Probe', pin: '204866' },
  tomasz: { name: 'Tomasz Demo', pin: '918330' },
  aylin: { name: 'Aylin Vorlage', pin: '660275' },
  rezeption: { name: 'Rezeption', pin: '432109' },
  steuerbuero: { name: 'Steuerbüro Test', pin: '627184' },
  pruefung: { name: 'Kassen-Nachschau', pin: '384756' },
} as const;

export type DemoUser = keyof typeof demoStaff;

/** Who may hand out exports: owner and manager. */
export const mayExport: ReadonlySet<string | undefined> = new Set<DemoUser>(['petra', 'mehmet']);
