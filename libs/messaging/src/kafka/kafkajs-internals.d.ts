/** Parts of kafkajs that its entry point does not name, and that it has no declarations for. */
declare module 'kafkajs/src/protocol/requests/index.js' {
  const library: { readonly requests: unknown };
  export default library;
}
declare module 'kafkajs/src/network/requestQueue/index.js' {
  const LibraryQueue: { readonly prototype: unknown };
  export default LibraryQueue;
}
declare module 'kafkajs/src/network/socketFactory.js' {
  import type { ISocketFactory } from 'kafkajs';

  export default function socketFactory(): ISocketFactory;
}
