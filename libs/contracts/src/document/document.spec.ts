import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { asyncApiDocument, eventTypes, publishedSchema, topics } from '../index.js';

const repository = join(import.meta.dirname, '../../../..');

describe('what is checked in', () => {
  it.each(Object.keys(eventTypes))('has the schema of %s as it is defined', (type) => {
    const file = readFileSync(join(repository, 'libs/contracts/schemas', `${type}.json`), 'utf8');
    expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(publishedSchema(type))));
  });

  it('has the AsyncAPI document as it is defined, with an example of every event', () => {
    const document = parse(readFileSync(join(repository, 'docs/asyncapi.yaml'), 'utf8'));
    const bare = JSON.parse(JSON.stringify(asyncApiDocument({ version: document.info.version })));
    for (const message of Object.values<any>(document.components.messages)) {
      expect(message.examples).toHaveLength(1);
      delete message.examples;
    }
    expect(document).toEqual(bare);
  });
});

describe('the AsyncAPI document', () => {
  const document = JSON.parse(JSON.stringify(asyncApiDocument({ version: '1.0.0' })));
  const resolve = (pointer: string): unknown =>
    pointer
      .slice(2)
      .split('/')
      .reduce((node, step) => node?.[step], document);

  const references = (node: unknown): string[] => {
    if (node === null || typeof node !== 'object') return [];
    const own = '$ref' in node ? [node.$ref as string] : [];
    return [...own, ...Object.values(node).flatMap(references)];
  };

  it('has the shape of AsyncAPI 3.0', () => {
    expect(document.asyncapi).toBe('3.0.0');
    expect(Object.keys(document)).toEqual([
      'asyncapi',
      'info',
      'defaultContentType',
      'servers',
      'channels',
      'operations',
      'components',
    ]);
    for (const operation of Object.values<any>(document.operations)) {
      expect(['send', 'receive']).toContain(operation.action);
      expect(operation.channel.$ref).toMatch(/^#\/channels\//);
    }
    for (const message of Object.values<any>(document.components.messages)) {
      expect(message.payload).toMatchObject({ type: 'object' });
      expect(message.payload).not.toHaveProperty('$schema'); // the dialect of a payload is AsyncAPI's own
    }
  });

  it('has no reference into nothing', () => {
    const all = references(document);
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter((pointer) => resolve(pointer) === undefined)).toEqual([]);
  });

  it('says of every topic who sends and who receives', () => {
    for (const topic of Object.values(topics)) {
      const operations = Object.values<any>(document.operations).filter(
        ({ channel }) => channel.$ref === `#/channels/${topic.name}`,
      );
      expect(operations.filter(({ action }) => action === 'send').map(({ tags }) => tags[0].name)).toEqual(
        topic.senders,
      );
      expect(operations.filter(({ action }) => action === 'receive').map(({ tags }) => tags[0].name)).toEqual(
        topic.receivers,
      );
    }
  });

  it('has every event in exactly one channel', () => {
    const inChannels = Object.values<any>(document.channels).flatMap(({ messages }) => Object.keys(messages));
    expect(inChannels.sort()).toEqual(Object.keys(eventTypes).sort());
  });
});
