import { testBrokers } from '@muster/local-stack/testing';
import { kafkaConformance } from '../testing/index.js';
import { KafkaJsClient } from './kafkajs.client.js';

describe('the kafkajs driver', () => {
  kafkaConformance((clientId) => new KafkaJsClient({ clientId, brokers: testBrokers() }));
});
