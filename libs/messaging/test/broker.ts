import { connect as connectTcp, type Socket } from 'node:net';
import type { ISocketFactory } from 'kafkajs';
import { Kafka, logLevel } from 'kafkajs';
import { inject } from 'vitest';
import { kafkaLog } from '../src/kafka';
import type { Log } from '../src/log';

/** The broker of the test run, behind a switch that can cut and refuse every connection. */
export interface TestBroker {
  readonly log: Log;
  deleteTopic(topic: string): Promise<void>;
  setAvailable(available: boolean): void;
  close(): Promise<void>;
}

export function testBroker(): TestBroker {
  const brokers = inject('kafkaBrokers').split(',');
  const open = new Set<Socket>();
  let available = true;
  const socketFactory: ISocketFactory = ({ host, port, onConnect }) => {
    const socket = connectTcp({ host, port }, onConnect);
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    if (!available) socket.destroy(Object.assign(new Error('refused by the test'), { code: 'ECONNREFUSED' }));
    return socket;
  };
  const log = kafkaLog({ brokers, clientId: 'messaging-spec', report: () => undefined, connection: { socketFactory } });
  const kafka = new Kafka({ clientId: 'messaging-spec-admin', brokers, logLevel: logLevel.NOTHING });
  return {
    log,
    deleteTopic: async (topic) => {
      const admin = kafka.admin();
      await admin.connect();
      await admin.deleteTopics({ topics: [topic] }).finally(() => admin.disconnect());
    },
    setAvailable: (value) => {
      available = value;
      if (!value) for (const socket of open) socket.destroy(new Error('cut by the test'));
    },
    close: () => log.close(),
  };
}
