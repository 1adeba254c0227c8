import { describe } from 'vitest';
import { doMainJob } from '../support/mainJob';
import { wholeSystem } from '../support/stack';

describe('the main job, from one request to the published report of 阿尔丁大街街道办事处 2024', () => {
  doMainJob({ open: wholeSystem, pictures: 'test-screenshots' });
});
