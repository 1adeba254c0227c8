import { unzipSync } from 'fflate';
import { UnreadableReport } from './unreadableReport';

// A document of a few megabytes never unpacks to this; a bomb does.
const MOST_UNPACKED = 200 * 1024 * 1024;

/** The parts of an Office file; throws `report-file.damaged` for a damaged one and `report-file.too-large` for one that unpacks to too much. */
export function zipParts(bytes: Uint8Array, wanted: (name: string) => boolean): Readonly<Record<string, Uint8Array>> {
  let total = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted(name)) return false;
        total += originalSize;
        if (total > MOST_UNPACKED) throw new UnreadableReport('report-file.too-large', { limit: MOST_UNPACKED >> 20 });
        return true;
      },
    });
  } catch (error) {
    if (error instanceof UnreadableReport) throw error;
    throw new UnreadableReport('report-file.damaged');
  }
}
