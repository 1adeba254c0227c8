import type { MessageKey } from '@yishen/catalogue';
import { useCommand } from '../app/useCommand';

/** A command of the desk: once it is done, everything about the report is read again. */
export function useDone<Given>(done: MessageKey, send: (given: Given, commandId: string) => Promise<unknown>) {
  return useCommand(done, ['report-desk', 'report'], send);
}
