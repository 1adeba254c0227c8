import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiDocument } from './openapi/document';
import { ROUTES } from './openapi/routes';

// Writes the checked-in document; the console's client types are generated from it.
writeFileSync(join(__dirname, '..', 'openapi.json'), `${JSON.stringify(openApiDocument(ROUTES), null, 2)}\n`);
