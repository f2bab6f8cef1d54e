import 'reflect-metadata';
import { runService } from '@muster/http';
import { notifications } from './service.js';

await runService(notifications);
