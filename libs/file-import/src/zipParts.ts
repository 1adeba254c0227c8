import { Inflate } from 'fflate';
import { MOST_UNPACKED, overLimit, requireWithin } from './readingLimits';
import { UnreadableReport } from './unreadableReport';

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: Uint8Array;
  /** The unpacked size that it claims. */
  readonly size: number;
}

// Signatures and lengths of APPNOTE 6.3.10: 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (its end).
const LOCAL = { signature: 0x04034b50, length: 30 };
const CENTRAL = { signature: 0x02014b50, length: 46 };
const END = { signature: 0x06054b50, length: 22, longestComment: 0xffff };
const STORED = 0;
const DEFLATED = 8;
// How many bytes are unpacked at a time; at most a thousandfold of it exists before it is counted.
const SLICE = 8 * 1024;

/** Lists the names of the parts of an Office file without unpacking any; throws like `zipParts`. */
export function zipNames(bytes: Uint8Array): readonly string[] {
  return readable(() => entriesOf(bytes).map(({ name }) => name));
}

/**
 * Unpacks the wanted parts of an Office file and no others. Throws `report-file.damaged`, `report-file.too-many-parts`, and
 * `report-file.too-large` when the parts claim to unpack to too much, or do so whatever they claim.
 */
export function zipParts(bytes: Uint8Array, wanted: (name: string) => boolean): Readonly<Record<string, Uint8Array>> {
  return readable(() => {
    const entries = entriesOf(bytes).filter(({ name }) => wanted(name));
    let left = MOST_UNPACKED - entries.reduce((sum, { size }) => sum + size, 0);
    if (left < 0) throw overLimit('report-file.too-large');
    left = MOST_UNPACKED;
    const parts = entries.map((entry) => {
      const part = unpacked(entry, left);
      left -= part.length;
      return [entry.name, part] as const;
    });
    return Object.fromEntries(parts);
  });
}

function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableReport) throw error;
    throw new UnreadableReport('report-file.damaged');
  }
}

function entriesOf(bytes: Uint8Array): readonly Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  requireWithin('report-file.too-many-parts', count);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let n = 0; n < count; n++) {
    if (view.getUint32(at, true) !== CENTRAL.signature) throw new UnreadableReport('report-file.damaged');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const nameAt = at + CENTRAL.length;
    const name = new TextDecoder().decode(bytes.subarray(nameAt, nameAt + nameLength!));
    const local = view.getUint32(at + 42, true);
    if (view.getUint32(local, true) !== LOCAL.signature) throw new UnreadableReport('report-file.damaged');
    const from = local + LOCAL.length + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      packed: bytes.subarray(from, from + view.getUint32(at + 20, true)),
      size: view.getUint32(at + 24, true),
    });
    at = nameAt + nameLength! + extraLength! + commentLength!;
  }
  return entries;
}

function endOfDirectory(view: DataView): number {
  const last = view.byteLength - END.length;
  for (let at = last; at >= Math.max(0, last - END.longestComment); at--) {
    if (view.getUint32(at, true) === END.signature) return at;
  }
  throw new UnreadableReport('report-file.damaged');
}

function unpacked({ method, packed }: Entry, most: number): Uint8Array {
  if (method !== STORED && method !== DEFLATED) throw new UnreadableReport('report-file.damaged');
  const pieces: Uint8Array[] = [];
  let length = 0;
  const take = (piece: Uint8Array): void => {
    length += piece.length;
    if (length > most) throw overLimit('report-file.too-large');
    pieces.push(piece);
  };
  if (method === STORED) take(packed);
  else {
    const inflate = new Inflate(take);
    for (let at = 0; at < packed.length; at += SLICE) {
      inflate.push(packed.subarray(at, at + SLICE), at + SLICE >= packed.length);
    }
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
