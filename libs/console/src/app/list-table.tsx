import { Button, Empty, Flex, Table, type TableColumnsType } from 'antd';
import type { useList } from './use-list.js';
import { ProblemAlert } from './problem-alert.js';
import { useLanguage } from '../language/language-context.js';

interface Props<Item> {
  readonly list: ReturnType<typeof useList<Item>>;
  readonly columns: TableColumnsType<Item>;
  readonly rowKey: (item: Item) => string;
  readonly empty: string;
}

/** A list of the API as a table, with a button for its next page. */
export function ListTable<Item extends object>({ list, columns, rowKey, empty }: Props<Item>) {
  const { t } = useLanguage();
  if (list.error) return <ProblemAlert error={list.error} />;
  return (
    <>
      <Table<Item>
        size="middle"
        dataSource={list.items}
        columns={columns}
        rowKey={rowKey}
        loading={list.loading}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} /> }}
      />
      {list.more && (
        <Flex justify="center" style={{ marginTop: '1rem' }}>
          <Button onClick={list.more} loading={list.loadingMore}>
            {t({ zh: '更多', en: 'More' })}
          </Button>
        </Flex>
      )}
    </>
  );
}
