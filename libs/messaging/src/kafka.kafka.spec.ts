import { testBroker } from '../test/broker';
import { logContract } from './broker.contract';

logContract('kafka', () => Promise.resolve(testBroker()));
