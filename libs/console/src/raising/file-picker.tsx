import { useMutation } from '@tanstack/react-query';
import { Button, Flex, Form, Tag, Upload } from 'antd';
import { ProblemAlert } from '../app/problem-alert.js';
import { useLanguage } from '../language/language-context.js';
import { sendFile } from './send-file.js';

/** A file that the API has. */
export interface SentFile {
  readonly id: string;
  readonly name: string;
}

interface Props {
  readonly files: readonly SentFile[];
  readonly change: (files: readonly SentFile[]) => void;
}

/** Sends files as they are chosen; the whistle names them when it is blown. */
export function FilePicker({ files, change }: Props) {
  const { t } = useLanguage();
  const send = useMutation({
    mutationFn: sendFile,
    onSuccess: (file) => change([...files, file]),
  });
  return (
    <Form.Item
      label={t({ zh: '附件', en: 'Files' })}
      extra={t({
        zh: '照片（JPEG、PNG）或 PDF，每个至多 15 MB；照片中的位置与机型信息会被清除。',
        en: 'Pictures (JPEG, PNG) or PDF, 15 MB each at most; position and camera are taken out of pictures.',
      })}
    >
      <Flex gap="small" wrap align="center">
        {files.map(({ id, name }) => (
          <Tag key={id} closable onClose={() => change(files.filter((each) => each.id !== id))}>
            {name}
          </Tag>
        ))}
        <Upload
          accept="image/jpeg,image/png,application/pdf"
          showUploadList={false}
          beforeUpload={(file) => {
            send.mutate(file);
            return false;
          }}
        >
          <Button loading={send.isPending}>{t({ zh: '添加文件', en: 'Add a file' })}</Button>
        </Upload>
      </Flex>
      {send.error && <ProblemAlert error={send.error} />}
    </Form.Item>
  );
}
