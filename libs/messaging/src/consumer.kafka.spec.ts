import { testBroker } from '../test/broker';
import { postgresRows } from '../test/postgresRows';
import { consumerContract } from './consumer.contract';

consumerContract('rows in PostgreSQL, log on Kafka', async (topic) => ({
  broker: testBroker(),
  rows: await postgresRows(topic),
}));
