import library from 'kafkajs/src/protocol/requests/index.js';
import { decodeFetch } from './fetch-response.js';
import { encodeProduce, type ProduceRequest } from './produce-request.js';

interface Exchange {
  readonly request: { readonly encode: () => Promise<unknown> };
  readonly response: { readonly decode: (bytes: Buffer) => Promise<unknown> };
}
type Protocol = (version: { version: number }) => (given: never) => Exchange;
interface Requests {
  readonly Produce: { protocol: Protocol };
  readonly Fetch: { protocol: Protocol };
}
type Given = ProduceRequest & { readonly compression?: number; readonly transactionalId?: string | null };

const PRODUCE_VERSION = 7;
const FETCH_VERSION = 11;
const requests = library.requests as Requests;
let installed = false;

/**
 * Gives kafkajs another codec for the two requests that carry records. Its own makes a zeroed buffer of 512 bytes for every header
 * of every record when it sends, and copies the headers so far for each further one when it reads (ADR-0091). Whatever is not plain
 * – compressed, transactional, of another version – is left to the library.
 */
export function installCodec(): void {
  if (installed) return;
  installed = true;
  const { Produce, Fetch } = requests;
  const [produce, fetch] = [Produce.protocol, Fetch.protocol];
  Produce.protocol = ({ version }) => {
    const exchange = produce({ version });
    return version === PRODUCE_VERSION
      ? (given: Given) => withEncoder(exchange(given as never), given)
      : exchange;
  };
  Fetch.protocol = ({ version }) => {
    const exchange = fetch({ version });
    return version === FETCH_VERSION ? (given: never) => withDecoder(exchange(given)) : exchange;
  };
}

function withEncoder(exchange: Exchange, given: Given): Exchange {
  if (given.compression || given.transactionalId) return exchange;
  const encode = async () => {
    const buffer = encodeProduce(given, Date.now());
    return { buf: buffer, buffer }; // what the library reads of an encoder
  };
  return { ...exchange, request: { ...exchange.request, encode } };
}

function withDecoder(exchange: Exchange): Exchange {
  const decode = async (bytes: Buffer) => decodeFetch(bytes) ?? exchange.response.decode(bytes);
  return { ...exchange, response: { ...exchange.response, decode } };
}
