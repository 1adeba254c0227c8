import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPool } from './pool';

let server: Server;
let port: number;

const message = (type: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(5);
  head.write(type, 0);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};

// The server reports in one chunk that it is ready and that an administrator terminated the connection.
const READY = Buffer.concat([message('R', Buffer.from([0, 0, 0, 0])), message('Z', Buffer.from('I'))]);
const CUT = message('E', Buffer.from('SFATAL\0C57P01\0Mterminating connection\0\0'));

beforeAll(async () => {
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(Buffer.concat([READY, CUT])));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => server.close());

it('a connection of the pool that is cut as it becomes ready fails its query without ending the process', async () => {
  const unheard: Error[] = [];
  const note = (error: Error): number => unheard.push(error);
  process.on('uncaughtExceptionMonitor', note);
  const pool = openPool({ host: '127.0.0.1', port, user: 'x', database: 'x', password: 'x' });
  try {
    const client = await pool.connect();
    await expect(client.query('select 1')).rejects.toThrow();
    client.release(true);
  } finally {
    await pool.end();
    process.off('uncaughtExceptionMonitor', note);
  }
  expect(unheard).toEqual([]);
});
