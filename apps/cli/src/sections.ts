import type { Command } from 'commander';

/** Adds the commands of a section to the program. */
type Add = (program: Command) => void;

// In the order of the help. A section is loaded when its command is given: `due` must not wait for the database's drivers.
const SECTIONS: readonly { readonly commands: readonly string[]; readonly load: () => Promise<Add> }[] = [
  { commands: ['due'], load: async () => (await import('./dueProgram.js')).addDue },
  { commands: ['calendar'], load: async () => (await import('./calendarProgram.js')).addCalendar },
  { commands: ['rules'], load: async () => (await import('./rulesProgram.js')).addRules },
  { commands: ['fee'], load: async () => (await import('./feeProgram.js')).addFee },
  { commands: ['simulate'], load: async () => (await import('./simulateProgram.js')).addSimulate },
  { commands: ['cases'], load: async () => (await import('./casesProgram.js')).addCases },
  { commands: ['report'], load: async () => (await import('./reportProgram.js')).addReport },
  { commands: ['migrate'], load: async () => (await import('./migrateProgram.js')).addMigrate },
  {
    commands: ['agency-add', 'agency-superior', 'user-add', 'user-grant'],
    load: async () => (await import('./staffProgram.js')).addStaff,
  },
  { commands: ['demo'], load: async () => (await import('./demoProgram.js')).addDemo },
  { commands: ['doctor'], load: async () => (await import('./doctorProgram.js')).addDoctor },
  { commands: ['rebuild', 'verify'], load: async () => (await import('./readTableProgram.js')).addReadTables },
  { commands: ['backup', 'restore'], load: async () => (await import('./backupProgram.js')).addBackup },
];

const VERSION: readonly unknown[] = ['-V', '--version'];

/** The sections that a command line needs: that of its command; all where it names none that we know, for the help. */
export async function sectionsOf(first: string | undefined): Promise<readonly Add[]> {
  if (VERSION.includes(first)) return [];
  const named = SECTIONS.filter(({ commands }) => commands.some((command) => command === first));
  return Promise.all((named.length > 0 ? named : SECTIONS).map(({ load }) => load()));
}
