import { runService } from '@muster/http';
import { organizations } from './service.js';

await runService(organizations);
