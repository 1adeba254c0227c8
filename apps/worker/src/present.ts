import { instant, type Instant } from '@yishen/calendar';

/** The one place where this process reads the system time; everything else is handed it. */
export const present = (): Instant => instant(new Date().toISOString());
