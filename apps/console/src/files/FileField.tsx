import { UploadOutlined } from '@ant-design/icons';
import { Button, Upload, type UploadFile } from 'antd';
import { useState } from 'react';
import { api } from '../api/questions';
import type { StoredFile } from '../api/schemas';
import { useText } from '../app/locale';
import { useProblemText } from '../app/problemText';
import { useSession } from '../app/session';

/** A field for a file: stored sealed at once; its value is the reference that an act names it by. */
export function FileField(props: {
  value?: StoredFile | undefined;
  onChange?: (value: StoredFile | undefined) => void;
  'data-testid'?: string;
}) {
  const { t } = useText();
  const { agency } = useSession();
  const textOf = useProblemText();
  const [files, setFiles] = useState<UploadFile[]>([]);
  const [problem, setProblem] = useState<string>();
  const { value, onChange } = props;
  return (
    <>
      <Upload
        maxCount={1}
        // A form that was sent is emptied: the field then has no value, and no file to show.
        fileList={value === undefined && problem === undefined && !files.some(isUnderWay) ? [] : files}
        data-testid={props['data-testid']}
        onChange={({ fileList }) => setFiles(fileList)}
        onRemove={() => {
          setProblem(undefined);
          onChange?.(undefined);
        }}
        customRequest={({ file, onSuccess, onError }) => {
          setProblem(undefined);
          api.storeFile(agency.id, file as File).then(
            (stored) => {
              onChange?.({ digest: stored.digest });
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
      {problem !== undefined && (
        <div className="ant-form-item-explain-error" role="alert">
          {problem}
        </div>
      )}
    </>
  );
}

const isUnderWay = ({ status }: UploadFile): boolean => status === 'uploading' || status === undefined;
