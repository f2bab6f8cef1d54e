export { TimeMachine, type Traveller } from './time-machine.js';
