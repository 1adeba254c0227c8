import { CheckCircleOutlined, SyncOutlined, WarningOutlined } from '@ant-design/icons';
import type { Freshness } from '../api/schemas';
import { missesOwnWrite } from '../api/ownWrites';
import { useText } from '../app/locale';
import './freshness.css';

interface Props {
  readonly freshness: Freshness;
  readonly updatedAt: number;
}

/** How old a list is, in words; a stale one says so, and so does one that records are missing from. */
export function FreshnessLine({ freshness, updatedAt }: Props) {
  const { t } = useText();
  return (
    <>
      <AgeLine freshness={freshness} updatedAt={updatedAt} />
      {freshness.parked > 0 && (
        <p className="freshness freshness-stale" role="status" data-testid="parked">
          <WarningOutlined /> {t('console.freshness.parked', { count: freshness.parked })}
        </p>
      )}
    </>
  );
}

function AgeLine({ freshness, updatedAt }: Props) {
  const { t } = useText();
  const { position, head } = freshness;
  const at = new Date(updatedAt).toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false });
  if (missesOwnWrite(freshness)) {
    return (
      <p className="freshness freshness-saving" role="status" data-testid="freshness" data-state="saving">
        <SyncOutlined spin /> {t('console.freshness.saving')}
      </p>
    );
  }
  if (freshness.stale) {
    return (
      <p className="freshness freshness-stale" role="status" data-testid="freshness" data-state="stale">
        <WarningOutlined />{' '}
        {t('console.freshness.stale', { position, head, seconds: Math.round(freshness.behindSeconds) })}
      </p>
    );
  }
  return (
    <p className="freshness" role="status" data-testid="freshness" data-state="fresh" data-position={position}>
      <CheckCircleOutlined /> {t('console.freshness.fresh', { at })}
    </p>
  );
}

/** How soon to ask again while a list does not hold one's own write yet; otherwise not by itself. */
export function catchUpInterval(freshness: Freshness | undefined): number | false {
  return freshness && missesOwnWrite(freshness) ? 1_000 : false;
}
