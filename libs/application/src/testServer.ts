import { connect, constants, type ClientHttp2Session } from 'node:http2';

const SERVICE = '/temporal.api.testservice.v1.TestService';

/** The time-skipping Temporal test server, for whoever moves its clock. */
export interface TestServer {
  /** The server's time, in milliseconds. */
  currentTime(): Promise<number>;
  /** Lets the server's time run on by a span, firing every timer on the way; then it stands still again. */
  skip(milliseconds: number): Promise<void>;
  close(): void;
}

/**
 * Reaches the test server's own service. Its two calls carry one number each, so they are written here byte by byte: a process
 * that needs only the time of Temporal needs no Temporal client.
 */
export function openTestServer(address: string): TestServer {
  let session: ClientHttp2Session | undefined;
  const connected = (): ClientHttp2Session => {
    if (!session || session.closed || session.destroyed) {
      session = connect(`http://${address}`);
      // A call that was under way fails by itself; the next one connects again.
      session.on('error', () => undefined);
    }
    return session;
  };
  let calls = 0;
  // An idle connection does not keep a process alive; a call does.
  const call = async (method: string, message: Buffer): Promise<Buffer> => {
    const used = connected();
    calls++;
    used.ref();
    try {
      return await grpc(used, `${SERVICE}/${method}`, message);
    } finally {
      calls--;
      if (calls === 0) used.unref();
    }
  };
  return {
    currentTime: async () => {
      const timestamp = fieldsOf(bytesOf(fieldsOf(await call('GetCurrentTime', Buffer.alloc(0))).get(1)));
      return numberOf(timestamp.get(1)) * 1_000 + Math.floor(numberOf(timestamp.get(2)) / 1_000_000);
    },
    skip: async (milliseconds) => {
      const seconds = Math.floor(milliseconds / 1_000);
      const nanos = (milliseconds % 1_000) * 1_000_000;
      const duration = Buffer.concat([field(1, seconds), field(2, nanos)]);
      const request = Buffer.concat([Buffer.from([0x0a, duration.length]), duration]);
      await call('UnlockTimeSkippingWithSleep', request);
    },
    close: () => session?.close(),
  };
}

// gRPC over HTTP/2: a message is framed by one byte (not compressed) and its length; the status comes in the trailers.
function grpc(session: ClientHttp2Session, path: string, message: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const stream = session.request({
      [constants.HTTP2_HEADER_METHOD]: 'POST',
      [constants.HTTP2_HEADER_PATH]: path,
      [constants.HTTP2_HEADER_CONTENT_TYPE]: 'application/grpc',
      [constants.HTTP2_HEADER_TE]: 'trailers',
    });
    const parts: Buffer[] = [];
    let status: string | undefined;
    const note = (headers: Record<string, string | string[] | number | undefined>): void => {
      const given = headers['grpc-status'];
      if (given !== undefined) status = String(given);
    };
    stream.on('response', note);
    stream.on('trailers', note);
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('error', reject);
    stream.on('end', () => {
      if (status === '0') resolve(Buffer.concat(parts).subarray(5));
      else
        reject(new Error(`${path} at a server that is no time-skipping test server: gRPC status ${status ?? 'none'}`));
    });
    const frame = Buffer.alloc(5);
    frame.writeUInt32BE(message.length, 1);
    stream.end(Buffer.concat([frame, message]));
  });
}

// Protocol buffers: a key is the field's number and how it is written, 0 a varint and 2 bytes.
function fieldsOf(message: Buffer): Map<number, number | Buffer> {
  const fields = new Map<number, number | Buffer>();
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; at < message.length; scale *= 128) {
      const byte = message[at++] ?? 0;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) break;
    }
    return value;
  };
  while (at < message.length) {
    const key = varint();
    const number = key >> 3;
    if ((key & 7) === 0) fields.set(number, varint());
    else if ((key & 7) === 2) {
      const length = varint();
      fields.set(number, message.subarray(at, at + length));
      at += length;
    } else throw new Error(`a field of an unexpected kind: ${key & 7}`);
  }
  return fields;
}

const numberOf = (value: number | Buffer | undefined): number => (typeof value === 'number' ? value : 0);
const bytesOf = (value: number | Buffer | undefined): Buffer => (Buffer.isBuffer(value) ? value : Buffer.alloc(0));

function field(number: number, value: number): Buffer {
  const bytes = [number << 3];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) | 0x80);
    rest = Math.floor(rest / 128);
  }
  return Buffer.from([...bytes, rest]);
}
