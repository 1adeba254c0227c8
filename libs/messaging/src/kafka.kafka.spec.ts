import { testBroker } from '../test/broker';
import { logContract } from './log.contract';

logContract('kafka', () => Promise.resolve(testBroker()));
