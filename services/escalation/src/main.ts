import { runService } from '@muster/http';
import { escalation } from './service.js';

await runService(escalation);
