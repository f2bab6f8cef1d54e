import 'reflect-metadata';
import { runService } from '@muster/http';
import { events } from './service.js';

await runService(events);
