import { useQuery } from '@tanstack/react-query';
import { List } from 'antd';
import { api, body, type Shape } from '../api/api.js';
import { useSignedIn } from '../session/me-context.js';

const KB = 1024;

/** Files of a whistle. Analysts see none of their content, so they are not offered them. */
export function Attachments({ whistle }: { whistle: Shape<'TicketResource'> }) {
  const { role } = useSignedIn();
  const { data } = useQuery({
    queryKey: ['attachments', whistle.id, whistle.version],
    queryFn: () => body(api.GET('/v1/tickets/{id}/attachments', { params: { path: { id: whistle.id } } })),
    enabled: role !== 'analyst',
  });
  if (!data || data.items.length === 0) return null;
  return (
    <List
      size="small"
      dataSource={data.items}
      rowKey={({ id }) => id}
      renderItem={({ name, href, size }) => (
        <List.Item>
          <a href={href} download={name}>
            {name}
          </a>
          <small>{Math.ceil(size / KB)} KB</small>
        </List.Item>
      )}
    />
  );
}
