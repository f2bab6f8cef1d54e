export { type ClientFactory, kafkaConformance } from './kafka-conformance.js';
