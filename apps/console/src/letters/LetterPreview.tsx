import { Modal } from 'antd';
import { useText } from '../app/locale';

/** A letter as it would be issued, in a frame of its own without scripts: it is shown, never run. */
export function LetterPreview({ html, onClose }: { html: string | undefined; onClose: () => void }) {
  const { t } = useText();
  return (
    <Modal open={html !== undefined} onCancel={onClose} footer={null} width={820} title={t('console.letters.preview')}>
      <iframe
        sandbox=""
        title={t('console.letters.preview')}
        srcDoc={html ?? ''}
        style={{ width: '100%', height: '70vh', border: '1px solid #d9d9d9' }}
        data-testid="letter-preview"
      />
    </Modal>
  );
}
