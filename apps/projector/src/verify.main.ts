import { runProgram } from './program';
import { verifySummary } from './summary';
import { verify } from './verify';

void runProgram({ run: verify, summary: verifySummary, good: (report) => report.sound });
