import { runService } from '@muster/http';
import { statistics } from './service.js';

await runService(statistics);
