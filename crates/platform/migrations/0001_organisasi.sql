-- Who: the directory, the instansi, units, people, posts, rating relations, accounts.
-- Portable on SQLite, PostgreSQL and Citus: instansi_id is first in every key of a tenant table.

CREATE TABLE direktori_instansi (
    id bigint NOT NULL PRIMARY KEY,
    kode text NOT NULL UNIQUE,
    nama text NOT NULL,
    host text UNIQUE,
    pool text NOT NULL,
    zona_jam bigint NOT NULL CHECK (zona_jam IN (7, 8, 9)),
    -- 32 bytes that sign what pages carry for later; made when the instansi is made
    kunci_tanda bytea NOT NULL,
    is_demo boolean NOT NULL
);

CREATE TABLE direktori_masuk (
    masuk text NOT NULL PRIMARY KEY,
    instansi_id bigint NOT NULL,
    akun_id uuid NOT NULL
);

CREATE TABLE percobaan_masuk (
    -- NIP or name tried, or the address it came from
    kunci text NOT NULL,
    -- quarter hours since 1970
    jendela bigint NOT NULL,
    jumlah bigint NOT NULL,
    PRIMARY KEY (kunci, jendela)
);

CREATE TABLE orang (
    instansi_id bigint NOT NULL,
    id uuid NOT NULL,
    nama text NOT NULL,
    gelar_depan text,
    gelar_belakang text,
    email text,
    nomor_hp text,
    PRIMARY KEY (instansi_id, id)
);

-- An official who is no ASN (Wali Kota, head of a private school): may be penilai, has no NIP and no rank.
CREATE TABLE pejabat_non_asn (
    instansi_id bigint NOT NULL,
    id uuid NOT NULL,
    jabatan text NOT NULL,
    PRIMARY KEY (instansi_id, id),
    FOREIGN KEY (instansi_id, id) REFERENCES orang (instansi_id, id)
);

CREATE TABLE pegawai (
    instansi_id bigint NOT NULL,
    id uuid NOT NULL,
    pns_id text NOT NULL,
    nip text NOT NULL,
    is_nip_perlu_diperiksa boolean NOT NULL,
    tanggal_lahir date NOT NULL,
    jenis_kelamin text NOT NULL CHECK (jenis_kelamin IN ('L', 'P')),
    jenis_pegawai text NOT NULL CHECK (jenis_pegawai IN ('pns', 'pppk', 'pppk_paruh_waktu')),
    kedudukan_hukum text NOT NULL,
    golongan text,
    tmt_golongan date,
    kelompok text NOT NULL CHECK (kelompok IN ('struktural', 'fungsional', 'guru', 'nakes_blud', 'pppk_paruh_waktu', 'lainnya')),
    kontrak_berakhir date,
    PRIMARY KEY (instansi_id, id),
    UNIQUE (instansi_id, nip),
    UNIQUE (instansi_id, pns_id),
    FOREIGN KEY (instansi_id, id) REFERENCES orang (instansi_id, id)
);

CREATE TABLE unit_kerja (
    instansi_id bigint NOT NULL,
    id uuid NOT NULL,
    -- UNOR ID of the national personnel system, or the code of our own template
    sumber_id text NOT NULL,
    nama text NOT NULL,
    -- title of the head's post
    nama_jabatan text,
    eselon text,
    atasan_id uuid,
    -- ids from the root down to this unit, each followed by '/': a subtree is a prefix
    jalur text NOT NULL,
    urut bigint NOT NULL,
    -- whether it is a perangkat daerah: the level of the distribution of predikat
    is_opd boolean NOT NULL,
    kepala_id uuid,
    PRIMARY KEY (instansi_id, id),
    UNIQUE (instansi_id, sumber_id),
    FOREIGN KEY (instansi_id, atasan_id) REFERENCES unit_kerja (instansi_id, id),
    FOREIGN KEY (instansi_id, kepala_id) REFERENCES orang (instansi_id, id)
);
CREATE INDEX unit_kerja_jalur ON unit_kerja (instansi_id, jalur);

CREATE TABLE penempatan (
    instansi_id bigint NOT NULL,
    id uuid NOT NULL,
    pegawai_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    jabatan text NOT NULL,
    jenis_jabatan text NOT NULL CHECK (jenis_jabatan IN ('jpt', 'administrator', 'pengawas', 'fungsional', 'pelaksana')),
    -- utama, rangkap, plt, plh, dpk
    jenis text NOT NULL CHECK (jenis IN ('utama', 'rangkap', 'plt', 'plh', 'dpk')),
    mulai date NOT NULL,
    sampai date,
    PRIMARY KEY (instansi_id, id),
    FOREIGN KEY (instansi_id, pegawai_id) REFERENCES pegawai (instansi_id, id),
    FOREIGN KEY (instansi_id, unit_id) REFERENCES unit_kerja (instansi_id, id)
);
CREATE INDEX penempatan_pegawai ON penempatan (instansi_id, pegawai_id, mulai);
CREATE INDEX penempatan_unit ON penempatan (instansi_id, unit_id);

-- The rating relation, dated, with its ground. The tree proposes; the office confirms.
CREATE TABLE hubungan_penilai (
    instansi_id bigint NOT NULL,
    id uuid NOT NULL,
    pegawai_id uuid NOT NULL,
    penilai_id uuid NOT NULL,
    atasan_penilai_id uuid,
    pembantu_penilai_id uuid,
    dasar text NOT NULL CHECK (dasar IN ('struktural', 'delegasi', 'plt_plh', 'tugas_tambahan', 'pejabat_non_asn')),
    nomor_sk text,
    status text NOT NULL CHECK (status IN ('usulan', 'ditetapkan')),
    mulai date NOT NULL,
    sampai date,
    PRIMARY KEY (instansi_id, id),
    CHECK (pegawai_id <> penilai_id),
    FOREIGN KEY (instansi_id, pegawai_id) REFERENCES pegawai (instansi_id, id),
    FOREIGN KEY (instansi_id, penilai_id) REFERENCES orang (instansi_id, id),
    FOREIGN KEY (instansi_id, atasan_penilai_id) REFERENCES orang (instansi_id, id),
    FOREIGN KEY (instansi_id, pembantu_penilai_id) REFERENCES orang (instansi_id, id)
);
CREATE INDEX hubungan_penilai_pegawai ON hubungan_penilai (instansi_id, pegawai_id, mulai);
CREATE INDEX hubungan_penilai_penilai ON hubungan_penilai (instansi_id, penilai_id);
CREATE INDEX hubungan_penilai_atasan ON hubungan_penilai (instansi_id, atasan_penilai_id);
CREATE INDEX hubungan_penilai_pembantu ON hubungan_penilai (instansi_id, pembantu_penilai_id);

CREATE TABLE akun (
    instansi_id bigint NOT NULL,
    id uuid NOT NULL,
    masuk text NOT NULL,
    nama text NOT NULL,
    orang_id uuid,
    -- PHC string of argon2id; none until the account is activated
    sandi text,
    is_aktif boolean NOT NULL,
    PRIMARY KEY (instansi_id, id),
    UNIQUE (instansi_id, masuk),
    FOREIGN KEY (instansi_id, orang_id) REFERENCES orang (instansi_id, id)
);

CREATE TABLE aktivasi (
    instansi_id bigint NOT NULL,
    kode_sha256 bytea NOT NULL,
    akun_id uuid NOT NULL,
    berlaku_sampai timestamptz NOT NULL,
    dipakai timestamptz,
    PRIMARY KEY (instansi_id, kode_sha256),
    FOREIGN KEY (instansi_id, akun_id) REFERENCES akun (instansi_id, id)
);

CREATE TABLE peran (
    instansi_id bigint NOT NULL,
    id uuid NOT NULL,
    akun_id uuid NOT NULL,
    jenis text NOT NULL CHECK (jenis IN ('admin_opd', 'tim_pengelola', 'pimpinan', 'inspektorat')),
    unit_id uuid,
    dasar text NOT NULL,
    mulai date NOT NULL,
    sampai date,
    PRIMARY KEY (instansi_id, id),
    FOREIGN KEY (instansi_id, akun_id) REFERENCES akun (instansi_id, id),
    FOREIGN KEY (instansi_id, unit_id) REFERENCES unit_kerja (instansi_id, id)
);
CREATE INDEX peran_akun ON peran (instansi_id, akun_id);

CREATE TABLE sesi (
    instansi_id bigint NOT NULL,
    id uuid NOT NULL,
    token_sha256 bytea NOT NULL,
    akun_id uuid NOT NULL,
    dibuat timestamptz NOT NULL,
    berakhir timestamptz NOT NULL,
    is_bersama boolean NOT NULL,
    dicabut timestamptz,
    PRIMARY KEY (instansi_id, id),
    UNIQUE (instansi_id, token_sha256),
    FOREIGN KEY (instansi_id, akun_id) REFERENCES akun (instansi_id, id)
);

CREATE TABLE tanda_terima (
    instansi_id bigint NOT NULL,
    kunci uuid NOT NULL,
    akun_id uuid NOT NULL,
    rute text NOT NULL,
    isi_sha256 text NOT NULL,
    lokasi text NOT NULL,
    perihal text NOT NULL,
    waktu timestamptz NOT NULL,
    PRIMARY KEY (instansi_id, kunci)
);
CREATE INDEX tanda_terima_akun ON tanda_terima (instansi_id, akun_id, waktu);

-- What was decided. Grows for ever: the month is in the key, so that it can be partitioned and archived.
CREATE TABLE peristiwa (
    instansi_id bigint NOT NULL,
    bulan bigint NOT NULL,
    id uuid NOT NULL,
    jenis text NOT NULL,
    versi bigint NOT NULL,
    subjek_jenis text NOT NULL,
    subjek_id uuid NOT NULL,
    orang_id uuid,
    pelaku_id uuid,
    isi text NOT NULL,
    garam bytea NOT NULL,
    waktu timestamptz NOT NULL,
    -- number in the transparency log; set later by its one worker
    urut bigint,
    PRIMARY KEY (instansi_id, bulan, id)
);
CREATE INDEX peristiwa_subjek ON peristiwa (instansi_id, subjek_id, waktu);
