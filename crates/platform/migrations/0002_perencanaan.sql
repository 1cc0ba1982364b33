-- Stage 1: siklus, SKP, RHK, indikator, perilaku expectations.

CREATE TABLE siklus (
    instansi_id bigint NOT NULL,
    id uuid NOT NULL,
    tahun bigint NOT NULL,
    nama text NOT NULL,
    -- regulation whose rules it follows, e.g. permenpanrb6_2022
    rezim text NOT NULL,
    mode text NOT NULL CHECK (mode IN ('resmi', 'latihan')),
    -- whether BKN's system is the official one (pendamping) or ours (utama)
    kedudukan text NOT NULL CHECK (kedudukan IN ('pendamping', 'utama')),
    mulai date NOT NULL,
    sampai date NOT NULL,
    status text NOT NULL CHECK (status IN ('persiapan', 'berjalan', 'penutupan', 'ditutup')),
    PRIMARY KEY (instansi_id, id),
    UNIQUE (instansi_id, tahun)
);

CREATE TABLE kelompok_siklus (
    instansi_id bigint NOT NULL,
    siklus_id uuid NOT NULL,
    kode text NOT NULL CHECK (kode IN ('struktural', 'fungsional', 'guru', 'nakes_blud', 'pppk_paruh_waktu', 'lainnya')),
    irama text NOT NULL CHECK (irama IN ('bulanan', 'triwulanan', 'tahunan')),
    -- where the work is managed; groups of another system are read-only here
    sumber text NOT NULL CHECK (sumber IN ('kinerja', 'ruang_gtk')),
    batas_skp date NOT NULL,
    batas_penilaian date NOT NULL,
    PRIMARY KEY (instansi_id, siklus_id, kode),
    FOREIGN KEY (instansi_id, siklus_id) REFERENCES siklus (instansi_id, id)
);

CREATE TABLE skp (
    instansi_id bigint NOT NULL,
    id uuid NOT NULL,
    siklus_id uuid NOT NULL,
    pegawai_id uuid NOT NULL,
    kelompok text NOT NULL,
    periode_awal date NOT NULL,
    periode_akhir date NOT NULL,
    pendekatan text NOT NULL CHECK (pendekatan IN ('kuantitatif', 'kualitatif')),
    -- who and where, as they were when the SKP was made
    unit_id uuid NOT NULL,
    unit_nama text NOT NULL,
    jabatan text NOT NULL,
    jenis_jabatan text NOT NULL,
    golongan text,
    status text NOT NULL CHECK (status IN ('draf', 'diajukan', 'dikembalikan', 'disetujui', 'ditutup')),
    catatan text,
    -- raised by every change of the SKP or of anything in it
    versi bigint NOT NULL,
    diajukan timestamptz,
    disetujui timestamptz,
    -- the penilai as he was when he agreed: canonical JSON
    penilai text,
    PRIMARY KEY (instansi_id, id),
    UNIQUE (instansi_id, pegawai_id, siklus_id, periode_awal),
    FOREIGN KEY (instansi_id, siklus_id) REFERENCES siklus (instansi_id, id),
    FOREIGN KEY (instansi_id, pegawai_id) REFERENCES pegawai (instansi_id, id)
);
CREATE INDEX skp_siklus ON skp (instansi_id, siklus_id, status);

CREATE TABLE rhk (
    instansi_id bigint NOT NULL,
    id uuid NOT NULL,
    skp_id uuid NOT NULL,
    urut bigint NOT NULL,
    jenis text NOT NULL CHECK (jenis IN ('utama', 'tambahan')),
    klasifikasi text NOT NULL CHECK (klasifikasi IN ('organisasi', 'individu')),
    teks text NOT NULL,
    -- RHK of the superior that this one serves; linked now or later
    rhk_pimpinan_id uuid,
    penugasan_dari text,
    PRIMARY KEY (instansi_id, id),
    FOREIGN KEY (instansi_id, skp_id) REFERENCES skp (instansi_id, id),
    FOREIGN KEY (instansi_id, rhk_pimpinan_id) REFERENCES rhk (instansi_id, id)
);
CREATE INDEX rhk_skp ON rhk (instansi_id, skp_id, urut);
CREATE INDEX rhk_pimpinan ON rhk (instansi_id, rhk_pimpinan_id);

CREATE TABLE indikator (
    instansi_id bigint NOT NULL,
    id uuid NOT NULL,
    skp_id uuid NOT NULL,
    rhk_id uuid NOT NULL,
    urut bigint NOT NULL,
    aspek text NOT NULL CHECK (aspek IN ('kuantitas', 'kualitas', 'waktu', 'biaya')),
    tingkat text NOT NULL CHECK (tingkat IN ('keluaran', 'hasil', 'dampak')),
    perspektif text CHECK (perspektif IN ('penerima_layanan', 'proses_bisnis', 'penguatan_internal', 'anggaran')),
    teks text NOT NULL,
    -- a number x 10 000 with its unit, or words (pendekatan kualitatif)
    target_x10000 bigint,
    target_teks text,
    satuan text,
    arah text NOT NULL CHECK (arah IN ('naik', 'turun', 'tetap')),
    -- whether the target is the sum of the year (a quarter owes a fourth), or holds in each period
    is_jumlah boolean NOT NULL,
    sumber_data text NOT NULL,
    PRIMARY KEY (instansi_id, id),
    FOREIGN KEY (instansi_id, rhk_id) REFERENCES rhk (instansi_id, id),
    FOREIGN KEY (instansi_id, skp_id) REFERENCES skp (instansi_id, id)
);
CREATE INDEX indikator_skp ON indikator (instansi_id, skp_id, urut);

CREATE TABLE ekspektasi_perilaku (
    instansi_id bigint NOT NULL,
    skp_id uuid NOT NULL,
    nilai text NOT NULL CHECK (nilai IN ('berorientasi_pelayanan', 'akuntabel', 'kompeten', 'harmonis', 'loyal', 'adaptif', 'kolaboratif')),
    ekspektasi text NOT NULL,
    PRIMARY KEY (instansi_id, skp_id, nilai),
    FOREIGN KEY (instansi_id, skp_id) REFERENCES skp (instansi_id, id)
);

CREATE TABLE lampiran_skp (
    instansi_id bigint NOT NULL,
    skp_id uuid NOT NULL,
    jenis text NOT NULL CHECK (jenis IN ('dukungan_sumber_daya', 'skema_pertanggungjawaban', 'konsekuensi')),
    teks text NOT NULL,
    PRIMARY KEY (instansi_id, skp_id, jenis),
    FOREIGN KEY (instansi_id, skp_id) REFERENCES skp (instansi_id, id)
);
