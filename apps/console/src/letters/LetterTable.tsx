import { SERVICE_MODES } from '@yishen/statute';
import { Button, Space, Table, Tag } from 'antd';
import { useState } from 'react';
import { letterFileUrl } from '../api/addresses';
import { useText } from '../app/locale';
import { useSession } from '../app/session';
import { LetterActModal, type LetterAct } from './LetterActModal';
import type { IssuedLetter } from '../api/schemas';

/** The letters that were issued, with their numbers, where they are, and what can be recorded about each. */
export function LetterTable({
  id,
  version,
  letters,
  onChanged,
}: {
  id: string;
  version: number;
  letters: readonly IssuedLetter[];
  onChanged: () => Promise<void>;
}) {
  const { t } = useText();
  const { may } = useSession();
  const [acting, setActing] = useState<{ letter: IssuedLetter; act: LetterAct }>();
  return (
    <>
      <Table<IssuedLetter>
        size="small"
        rowKey="letter"
        pagination={false}
        dataSource={[...letters]}
        locale={{ emptyText: t('console.letters.none') }}
        data-testid="letter-list"
        columns={[
          { title: t('console.letters.document'), dataIndex: 'label' },
          {
            title: t('console.letters.number'),
            render: (_, { number }) => number ?? t('console.letters.unnumbered'),
          },
          { title: t('console.letters.issuedOn'), dataIndex: 'issuedOn' },
          { title: t('console.letters.state'), render: (_, letter) => <LetterState letter={letter} /> },
          {
            title: '',
            render: (_, letter) => (
              <Space size="small" wrap>
                <a href={letterFileUrl(id, letter.letter)} data-testid="download-letter">
                  {t('console.letters.download')}
                </a>
                {actsOn(letter)
                  .filter((act) => may(act === 'cancel' ? 'letter.void' : 'letter.send'))
                  .map((act) => (
                    <Button
                      key={act}
                      size="small"
                      type="link"
                      onClick={() => setActing({ letter, act })}
                      data-testid={`letter-${act}`}
                    >
                      {t(`console.letters.${act}`)}
                    </Button>
                  ))}
              </Space>
            ),
          },
        ]}
      />
      {acting && (
        <LetterActModal
          id={id}
          version={version}
          {...acting}
          onClose={() => setActing(undefined)}
          onChanged={onChanged}
        />
      )}
    </>
  );
}

function actsOn({ isVoid, goesOut, sent, deliveredOn }: IssuedLetter): readonly LetterAct[] {
  if (isVoid) return [];
  if (!goesOut) return ['cancel'];
  if (!sent) return ['send', 'cancel'];
  return deliveredOn === null ? ['deliver'] : [];
}

function LetterState({ letter: { isVoid, goesOut, sent, deliveredOn } }: { letter: IssuedLetter }) {
  const { t } = useText();
  if (isVoid) return <Tag color="red">{t('console.letters.void')}</Tag>;
  if (!goesOut) return <span>{t('console.letters.internal')}</span>;
  if (!sent) return <Tag>{t('console.letters.notSent')}</Tag>;
  const mode = SERVICE_MODES[sent.mode].label;
  const parts = [t('console.letters.sent', { mode, sentOn: sent.sentOn })];
  if (deliveredOn !== null) parts.push(t('console.letters.delivered', { deliveredOn }));
  return <span>{parts.join('；')}</span>;
}
