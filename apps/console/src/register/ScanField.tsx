import { UploadOutlined } from '@ant-design/icons';
import { Button, Form, Upload, type UploadFile } from 'antd';
import { useState } from 'react';
import type { ScanReference } from '../api/contract';
import { useText } from '../app/locale';
import { useProblemText } from '../app/ProblemAlert';

/** The scan of the paper request: stored at once, and attached by its reference. */
export function ScanField({
  onStore,
  onScan,
}: {
  onStore: (file: File) => Promise<ScanReference>;
  onScan: (scan: ScanReference | undefined) => void;
}) {
  const { t } = useText();
  const textOf = useProblemText();
  const [files, setFiles] = useState<UploadFile[]>([]);
  const [problem, setProblem] = useState<string>();
  return (
    <Form.Item
      label={t('console.register.scan')}
      extra={t('console.register.scanHint')}
      {...(problem === undefined ? {} : { validateStatus: 'error' as const, help: problem })}
    >
      <Upload
        maxCount={1}
        fileList={files}
        data-testid="scan"
        onChange={({ fileList }) => setFiles(fileList)}
        onRemove={() => {
          setProblem(undefined);
          onScan(undefined);
        }}
        customRequest={({ file, onSuccess, onError }) => {
          setProblem(undefined);
          onStore(file as File).then(
            (stored) => {
              onScan(stored);
              onSuccess?.(stored);
            },
            (error: unknown) => {
              setProblem(textOf(error));
              onError?.(error instanceof Error ? error : new Error(textOf(error)));
            },
          );
        }}
      >
        <Button icon={<UploadOutlined />}>{t('console.register.scanChoose')}</Button>
      </Upload>
    </Form.Item>
  );
}
