import type { MessageKey } from '@yishen/catalogue';
import { createContext, use } from 'react';

/** The title of the screen, from the table of screens. */
export const ScreenTitle = createContext<MessageKey | undefined>(undefined);

/** The title of the screen that is shown. */
export function useScreenTitle(): MessageKey {
  const title = use(ScreenTitle);
  if (title === undefined) throw new Error('useScreenTitle outside a screen');
  return title;
}
