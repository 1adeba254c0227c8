import { runProgram } from './program';
import { rebuild } from './rebuild';
import { rebuildSummary } from './summary';

void runProgram({ run: rebuild, summary: rebuildSummary, good: () => true });
