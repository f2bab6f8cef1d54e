import { operatorPermissions, permissionsOf } from './permissions.js';
import { topics } from './topics.js';

const named = (service: string, prefix?: string): Record<string, string> =>
  Object.fromEntries(
    permissionsOf(service, prefix).map(({ resource, name, pattern, operations }) => [
      `${resource} ${name}${pattern === 'prefixed' ? '*' : ''}`,
      operations.join(' '),
    ]),
  );

describe('what services need on the brokers', () => {
  it('is to write what they send, to read what they receive, and their group', () => {
    expect(named('statistics')).toEqual({
      'topic muster.organizations.v1': 'Describe Create Read',
      'topic muster.tickets.v1': 'Describe Create Read',
      'topic muster.activities.v1': 'Describe Create Read',
      'topic muster.projects.v1': 'Describe Create Read',
      'topic muster.metrics.v1': 'Describe Create Write',
      'topic muster.audit.v1': 'Describe Create Write Read',
      'group statistics': 'Read',
      'group muster.audit.v1.verification.*': 'Read',
    });
  });

  it('is also to read the published heads of an audit chain of one’s own', () => {
    expect(named('gateway', 'north.')).toEqual({
      'topic north.muster.accounts.v1': 'Describe Create Write',
      'topic north.muster.audit.v1': 'Describe Create Write Read',
      'group north.gateway': 'Read',
      'group north.muster.audit.v1.verification.*': 'Read',
    });
  });

  it('lets nobody write to a topic but its senders', () => {
    for (const { name, senders } of Object.values(topics))
      for (const service of [
        'gateway',
        'organizations',
        'escalation',
        'events',
        'statistics',
        'notifications',
      ])
        expect(named(service)[`topic ${name}`]?.includes('Write') ?? false).toBe(senders.includes(service));
  });

  it('lets operators read audit heads, and no events', () => {
    const readable = operatorPermissions()
      .filter(({ resource, operations }) => resource === 'topic' && operations.includes('Read'))
      .map(({ name }) => name);
    expect(readable).toEqual(['muster.audit.v1']);
    expect(operatorPermissions().some(({ operations }) => operations.includes('Write'))).toBe(false);
  });

  it('is nothing for whoever is no service', () => expect(permissionsOf('tug')).toEqual([]));
});
