export { createApplication } from './application';
export { COMMANDS, Clock, DEMO, EVENT_STORE, FILE_STORE, HEAVY_JOBS, PartsModule, VAULT } from './parts.module';
