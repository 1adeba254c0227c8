import { connect as connectTcp, type Socket } from 'node:net';
import type { ISocketFactory } from 'kafkajs';
import { Kafka, logLevel } from 'kafkajs';
import { inject } from 'vitest';
import { kafkaBroker } from '../src/kafka';
import type { Broker } from '../src/broker';

/** The broker of the test run, behind a switch that can cut and refuse every connection. */
export interface TestBroker {
  readonly broker: Broker;
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
  const broker = kafkaBroker({
    brokers,
    clientId: 'messaging-spec',
    logger: () => undefined,
    connection: { socketFactory },
  });
  const kafka = new Kafka({ clientId: 'messaging-spec-admin', brokers, logLevel: logLevel.NOTHING });
  return {
    broker,
    deleteTopic: async (topic) => {
      const admin = kafka.admin();
      await admin.connect();
      await admin.deleteTopics({ topics: [topic] }).finally(() => admin.disconnect());
    },
    setAvailable: (value) => {
      available = value;
      if (!value) for (const socket of open) socket.destroy(new Error('cut by the test'));
    },
    close: () => broker.close(),
  };
}
