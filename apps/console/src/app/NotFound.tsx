import { FileSearchOutlined } from '@ant-design/icons';
import { Button, Result } from 'antd';
import { Link } from 'react-router';
import { useText } from './locale';

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useText();
  return (
    <Result
      icon={<FileSearchOutlined />}
      title={t('console.notFound')}
      extra={
        <Link to="/">
          <Button type="primary">{t('console.backToList')}</Button>
        </Link>
      }
    />
  );
}
