import { isProblemCode, problemDetail } from '@yishen/catalogue';
import { Command } from 'commander';
import { sectionsOf } from './sections';
import { print, tell } from './terminal';
import { version } from './version';

async function run(args: readonly string[]): Promise<void> {
  const program = new Command('yishen')
    .description('依申 Yishen: 政府信息公开 case engine, command line')
    .option('-V, --version', '版本 / the version of this build')
    .on('option:version', () => {
      print(version());
      process.exit(0);
    })
    .showHelpAfterError();
  for (const add of await sectionsOf(args[0])) add(program);
  await program.parseAsync(args, { from: 'user' });
}

// A refusal has its sentence in the catalogue; anything else says what it is.
function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, text, given, parameters } = error as {
    code?: string;
    text?: string;
    given?: number;
    parameters?: object;
  };
  if (code === undefined || !isProblemCode(code)) return error.message;
  return problemDetail(code, 'zh', { date: text ?? '', given: given ?? '', ...parameters });
}

run(process.argv.slice(2)).catch((error: unknown) => {
  tell(sentence(error));
  process.exitCode = 1;
});
