-- An order and its saga are written anew at every step. With room on their page the new version
-- stays there and no index is touched; without it half of the updates wrote every index again.
alter table orders set (fillfactor = 60);
alter table sagas set (fillfactor = 45);
