-- Work that a change leaves for later, and the documents that such work prints.

-- A job that is done is no longer here: what stands here waits, runs, or was given up.
CREATE TABLE pekerjaan (
    instansi_id bigint NOT NULL,
    id uuid NOT NULL,
    jenis text NOT NULL,
    -- JSON
    muatan text NOT NULL,
    status text NOT NULL CHECK (status IN ('menunggu', 'gagal')),
    -- how often it was begun; also tells one lease from the next
    percobaan bigint NOT NULL,
    tersedia_sejak timestamptz NOT NULL,
    -- until when the worker that began it may be at it; none when nobody is
    sewa_sampai timestamptz,
    -- why the last try failed
    galat text,
    dibuat timestamptz NOT NULL,
    PRIMARY KEY (instansi_id, id)
);
CREATE INDEX pekerjaan_antre ON pekerjaan (instansi_id, status, tersedia_sejak);

-- A printed form: what it says is fixed when it is issued, its PDF follows by a job.
CREATE TABLE dokumen (
    instansi_id bigint NOT NULL,
    id uuid NOT NULL,
    jenis text NOT NULL CHECK (jenis IN ('skp', 'evaluasi')),
    -- the SKP or the evaluasi, and its version when the document was issued
    subjek_id uuid NOT NULL,
    subjek_versi bigint NOT NULL,
    -- the person it is about
    orang_id uuid NOT NULL,
    judul text NOT NULL,
    nomor text NOT NULL,
    -- whether what it prints was not agreed yet
    is_draf boolean NOT NULL,
    status text NOT NULL CHECK (status IN ('menunggu', 'sah', 'digantikan')),
    -- canonical JSON of the form with an empty QR, and its SHA-256, which the QR carries
    isi text NOT NULL,
    isi_sha256 text NOT NULL,
    -- the PDF, once it is there
    berkas_sha256 text,
    dibuat timestamptz NOT NULL,
    -- when the PDF was last asked for: a new try is allowed when it does not come
    diminta timestamptz NOT NULL,
    oleh uuid NOT NULL,
    PRIMARY KEY (instansi_id, id),
    UNIQUE (instansi_id, jenis, subjek_id, subjek_versi),
    FOREIGN KEY (instansi_id, orang_id) REFERENCES orang (instansi_id, id),
    FOREIGN KEY (instansi_id, berkas_sha256) REFERENCES berkas (instansi_id, sha256),
    FOREIGN KEY (instansi_id, oleh) REFERENCES akun (instansi_id, id)
);
CREATE INDEX dokumen_orang ON dokumen (instansi_id, orang_id, dibuat);
