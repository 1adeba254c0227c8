export { createApplication } from './application';
export { openBackend, type Backend } from './backend';
export { readSettings, type Settings } from './settings';
